/** A key's name beside what it does; said by the button's own shortcut attribute instead of aloud. */
export function KeyHint({ keys }: { readonly keys: string }) {
  if (keys === '') return null;
  return (
    <kbd className="key" aria-hidden="true">
      {keys}
    </kbd>
  );
}
