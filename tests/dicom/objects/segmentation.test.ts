import { describe, expect, it } from 'vitest';
import dcmjs from 'dcmjs';
import type { MaskInImage } from '#domain';
import {
  boxOf,
  buildSegmentation,
  code,
  radiographUid,
  type SegmentationOptions,
} from '../../builders/studyObjects';
import { openBytes } from '../opened';
import { readAs, readObjectIn } from './read';

const one = { number: 1, label: 'Nodule' };
const box = boxOf(7, 5, [2, 1, 3, 2]);
const plain: SegmentationOptions = {
  columns: 7,
  rows: 5,
  segments: [one],
  frames: [{ segment: 1, values: box, source: { uid: radiographUid } }],
};
const read = (changes: Partial<SegmentationOptions> = {}) =>
  readAs('segmentation', buildSegmentation({ ...plain, ...changes }));

const extent = (mask: MaskInImage | undefined) =>
  mask && [mask.x, mask.y, mask.width, mask.height, mask.data.join('')];

describe('a segmentation', () => {
  it('says what its segments are, who drew them, in which colour and on which image', async () => {
    // Its header tells the colour as dcmjs writes it: what comes back is that red.
    const lab = dcmjs.data.Colors.rgb2DICOMLAB([0.9, 0.1, 0.1]).map(Math.round);
    const { segments, frames } = await read({
      segments: [
        {
          ...one,
          attributes: {
            '0062000d US': lab,
            '0062000f SQ': [code('427359005', 'SCT', 'Nodule of lung')],
            '00082218 SQ': [
              {
                ...code('39607008', 'SCT', 'Lung'),
                '00082220 SQ': [code('7771000', 'SCT', 'Left')],
              },
            ],
            '00620020 UT': 'n1',
            '00620021 UI': '2.25.5',
          },
        },
      ],
    });
    expect(segments).toMatchObject([
      {
        number: 1,
        label: 'Nodule',
        type: { value: '427359005', scheme: 'SCT', meaning: 'Nodule of lung' },
        site: { value: '39607008' },
        laterality: { value: '7771000' },
        algorithmType: 'AUTOMATIC',
        algorithmName: 'lungnet',
        trackingUID: '2.25.5',
      },
    ]);
    const [red = 0, green = 0, blue = 0] = segments[0]?.color ?? [];
    expect(red).toBeGreaterThan(200);
    expect(Math.max(green, blue)).toBeLessThan(70);
    expect(frames[0]?.sources).toEqual([{ SOPInstanceUID: radiographUid, frames: [] }]);
    expect(extent(frames[0]?.mask)).toEqual([2, 1, 3, 2, '111111']);
  });

  it('holds frames that begin inside a byte, of several segments and slices', async () => {
    const { frames } = await read({
      segments: [one, { number: 4, label: 'Cyst' }],
      frames: [
        { segment: 1, values: box, source: { uid: '1.2.1' } },
        { segment: 4, values: boxOf(7, 5, [6, 4, 1, 1]), source: { uid: '1.2.1', frame: 3 } },
        { segment: 1, values: boxOf(7, 5, [0, 0, 1, 1]), source: { uid: '1.2.2' } },
      ],
    });
    expect(frames.map(({ segment, sources, mask }) => [segment, sources[0], extent(mask)])).toEqual(
      [
        [1, { SOPInstanceUID: '1.2.1', frames: [] }, [2, 1, 3, 2, '111111']],
        [4, { SOPInstanceUID: '1.2.1', frames: [3] }, [6, 4, 1, 1, '1']],
        [1, { SOPInstanceUID: '1.2.2', frames: [] }, [0, 0, 1, 1, '1']],
      ],
    );
  });

  it('of fractions is cut at one half of its largest', async () => {
    const { frames, isFractional } = await read({
      type: 'FRACTIONAL',
      frames: [{ segment: 1, values: box.map((set, at) => (set ? 120 + at : at)) }],
    });
    expect(isFractional).toBe(true);
    // 120 + 9 is the first above 127.5.
    expect(extent(frames[0]?.mask)).toEqual([2, 1, 3, 2, '111111']);
    const low = await read({ type: 'FRACTIONAL', frames: [{ segment: 1, values: box }] });
    expect(low.frames).toEqual([]);
  });

  it('as a label map gives every label its mask', async () => {
    const { frames } = await read({
      type: 'LABELMAP',
      segments: [one, { number: 2, label: 'Cyst' }],
      frames: [{ segment: 0, values: box.map((set, at) => (set ? 1 : at === 34 ? 2 : 0)) }],
    });
    expect(frames.map(({ segment, mask }) => [segment, extent(mask)])).toEqual([
      [1, [2, 1, 3, 2, '111111']],
      [2, [6, 4, 1, 1, '1']],
    ]);
  });

  it('takes the one image that it refers to where its frames name none', async () => {
    const { frames } = await read({
      frames: [{ segment: 1, values: box }],
      attributes: {
        '00081115 SQ': [{ '0008114a SQ': [{ '00081155 UI': radiographUid }] }],
      },
    });
    expect(frames[0]?.sources).toEqual([{ SOPInstanceUID: radiographUid, frames: [] }]);
  });

  it('leaves out frames of segments that it does not describe, and says how many', async () => {
    const { frames, lostFrames, segments } = await read({
      segments: [one, { number: 2, label: 'Without frames' }],
      frames: [
        { segment: 9, values: box },
        { segment: 1, values: box },
      ],
    });
    expect(segments).toHaveLength(2);
    expect(frames.map(({ segment }) => segment)).toEqual([1]);
    expect(lostFrames).toBe(1);
  });

  it('without segments, or with fewer pixels than frames, is a clear problem', async () => {
    await expect(readObjectIn(buildSegmentation({ ...plain, segments: [] }))).rejects.toMatchObject(
      { code: 'object-empty', detail: { file: 'object.dcm' } },
    );
    const short = buildSegmentation({ ...plain, attributes: { '00280008 IS': 40 } });
    const { rejected } = await openBytes({ 'short.dcm': short });
    expect(rejected[0]?.problem.code).toBe('file-truncated');
    const none = buildSegmentation({ ...plain, without: ['7fe00010'] });
    const opened = await openBytes({ 'none.dcm': none });
    expect(opened.rejected[0]?.problem.code).toBe('file-no-pixels');
  });

  it('can be looked at by itself, and is listed once', async () => {
    const bytes = buildSegmentation(plain);
    const { studies, rejected } = await openBytes({ 'a.dcm': bytes, 'b.dcm': bytes });
    expect(studies[0]?.series[0]?.images).toHaveLength(1);
    expect(studies[0]?.objects).toMatchObject([
      { kind: 'segmentation', title: 'AI regions', maker: { Manufacturer: 'ACME' } },
    ]);
    expect(rejected.map(({ problem }) => problem.code)).toEqual(['file-duplicate']);
  });
});
