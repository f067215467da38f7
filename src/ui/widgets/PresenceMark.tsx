import type { Presence } from '#domain';

/** Presence as a shape: a full disc, a dashed ring, a bar. Its word stands beside it, always. */
export function PresenceMark({ presence }: { readonly presence: Presence }) {
  return (
    <svg className="presence" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {presence === 'present' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {presence === 'undetermined' && (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="3 2.4"
        />
      )}
      {presence === 'absent' && <rect x="1" y="5" width="10" height="2" fill="currentColor" />}
    </svg>
  );
}
