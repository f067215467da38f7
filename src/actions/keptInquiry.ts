import type { Finding, InquiryResult, NamedPlace } from '#domain';
import { z } from 'zod';
import { keptMask } from './keptDraft';

const kinds = ['described', 'outside', 'located', 'answered', 'place', 'beyond'] as const;

/** An answer as it was kept. What the model wrote it wrote itself: its parts are looked at no closer than to draw them. */
export const keptInquiry = z.object({
  status: z.literal('done'),
  asked: z.union([
    z.object({ kind: z.literal('drawn'), mask: keptMask }),
    z.object({ kind: z.literal('typed'), text: z.string() }),
  ]),
  result: z.custom<InquiryResult>(isResult),
});

function isResult(value: unknown): boolean {
  const result = value as Partial<Record<string, unknown>> | null;
  if (typeof result !== 'object' || result === null) return false;
  switch (kinds.find((kind) => kind === result['kind'])) {
    case 'described':
      return isFinding(result['finding']) && Array.isArray(result['trackingUIDs']);
    case 'located': {
      const located = result['located'] as { readonly finding?: unknown } | undefined;
      const isLocated = located?.finding === null || isFinding(located?.finding);
      return isLocated && isPlace(result['place']) && Array.isArray(result['trackingUIDs']);
    }
    case 'place':
      return isPlace(result['place']) && Array.isArray(result['trackingUIDs']);
    case 'answered':
      return Array.isArray(result['regions']) && Array.isArray(result['trackingUIDs']);
    case 'outside':
    case 'beyond':
      return true;
    case undefined:
      return false;
  }
}

/** An answer from before places were read has none. */
function isPlace(value: unknown): boolean {
  return Array.isArray((value as Partial<NamedPlace> | null | undefined)?.zones);
}

function isFinding(value: unknown): value is Finding {
  const finding = value as Partial<Finding> | null | undefined;
  return typeof finding?.trackingUID === 'string' && typeof finding.sentences === 'object';
}
