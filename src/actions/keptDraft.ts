import { findingIds } from '#domain';
import { z } from 'zod';

export const keptMask = z.object({
  imageWidth: z.number(),
  imageHeight: z.number(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  data: z.instanceof(Uint8Array),
});

/** A finding in hand as it was kept when the page went away: words and strokes that were not saved yet. */
export const keptDraft = z.object({
  trackingUID: z.string().nullable(),
  finding: z.enum(findingIds),
  presence: z.enum(['present', 'undetermined', 'absent']),
  attributes: z.object({
    side: z.enum(['left', 'right', 'bilateral', 'midline']).nullable(),
    zone: z.enum(['upper', 'middle', 'lower']).nullable(),
    extent: z.enum(['small', 'moderate', 'large']).nullable(),
    sizeMm: z.number().nullable(),
  }),
  text: z.string(),
  region: z
    .object({
      SOPInstanceUID: z.string(),
      frame: z.number(),
      mask: keptMask,
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    })
    .nullable(),
  isRegionChanged: z.boolean(),
  meanwhile: z.enum(['changed', 'removed']).nullable().catch(null),
});
