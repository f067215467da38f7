import { describe, expect, it } from 'vitest';
import {
  buildReport,
  code,
  codeItem,
  contentItem,
  numberItem,
  radiographUid,
  referenceTo,
  regionItem,
  textItem,
} from '../../builders/studyObjects';
import { openBytes } from '../opened';
import { readAs, readObjectIn } from './read';

const finding = code('121071', 'DCM', 'Finding');
const effusion = code('60046008', 'SCT', 'Pleural effusion');

describe('a structured report', () => {
  it('is read as the tree it is: headings, codes, numbers with units, words', async () => {
    const { root, isComplete, isVerified } = await readAs(
      'report',
      buildReport(
        [
          contentItem('CONTAINER', code('125007', 'DCM', 'Measurement Group'), {}, [
            codeItem(finding, effusion),
            numberItem(code('410668003', 'SCT', 'Length'), '12.5', 'mm'),
            textItem(code('121106', 'DCM', 'Comment'), '胸水、少量\nzweite Zeile'),
          ]),
        ],
        { attributes: { '00080005 CS': 'ISO_IR 192' } },
      ),
    );
    expect(root.name?.meaning).toBe('Imaging Measurement Report');
    expect([isComplete, isVerified]).toEqual([true, false]);
    expect(root.children[0]).toMatchObject({
      valueType: 'CONTAINER',
      children: [
        { name: { value: '121071' }, code: { meaning: 'Pleural effusion' } },
        { text: '12.5', unit: { value: 'mm' } },
        { text: '胸水、少量\nzweite Zeile' },
      ],
    });
  });

  it('gives every shape as points or a polygon of the image', async () => {
    const { root } = await readAs(
      'report',
      buildReport([
        regionItem('POINT', [3, 4], radiographUid),
        regionItem('POLYLINE', [0, 0, 4, 0, 4, 4, 0, 0], radiographUid),
        regionItem('POLYLINE', [0, 0, 4, 0], radiographUid),
        regionItem('CIRCLE', [10, 10, 15, 10], radiographUid),
        regionItem('ELLIPSE', [0, 5, 20, 5, 10, 0, 10, 10], radiographUid),
      ]),
    );
    const [point, closed, line, circle, ellipse] = root.children.map(({ graphic }) => graphic);
    expect(point).toEqual({ shape: 'points', points: [{ x: 3, y: 4 }] });
    expect([closed?.shape, closed?.points.length]).toEqual(['polygon', 3]);
    expect(line?.shape).toBe('line');
    for (const { x, y } of circle?.points ?? []) {
      expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(5, 4);
    }
    const xs = ellipse?.points.map(({ x }) => x) ?? [];
    const ys = ellipse?.points.map(({ y }) => y) ?? [];
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([0, 20]);
    expect([Math.min(...ys), Math.max(...ys)].map(Math.round)).toEqual([0, 10]);
    expect(root.children[0]?.children[0]?.reference?.SOPInstanceUID).toBe(radiographUid);
  });

  it('keeps its words where a shape is broken, a reference empty, or an item says nothing', async () => {
    const { root } = await readAs(
      'report',
      buildReport([
        regionItem('POLYLINE', [1, 2, 3], radiographUid),
        regionItem('SPIRAL', [1, 2, 3, 4], radiographUid),
        contentItem('IMAGE', null, { '00081199 SQ': [{}] }),
        contentItem('NUM', code('1', '99X', 'Nothing measured'), { '0040a300 SQ': [] }),
        {},
      ]),
    );
    expect(root.children.map(({ graphic, reference, text }) => [graphic, reference, text])).toEqual(
      Array.from({ length: 5 }, () => [null, null, '']),
    );
  });

  it('names the segment and frames that an image reference is about', async () => {
    const { root } = await readAs(
      'report',
      buildReport([
        contentItem('IMAGE', code('121191', 'DCM', 'Referenced Segment'), {
          '00081199 SQ': [{ ...referenceTo('1.2.9', 4), '0062000b US': 2 }],
        }),
      ]),
    );
    expect(root.children[0]).toMatchObject({
      segment: 2,
      reference: { SOPInstanceUID: '1.2.9', frames: [4] },
    });
  });

  it('without any content is a clear problem, as is one that is cut short', async () => {
    const empty = buildReport([], { without: ['0040a730', '0040a043'] });
    await expect(readObjectIn(empty)).rejects.toMatchObject({ code: 'object-empty' });
    const whole = buildReport([textItem(finding, 'x'.repeat(300))]);
    const { rejected } = await openBytes({ 'cut.dcm': whole.subarray(0, whole.length - 100) });
    expect(rejected[0]?.problem.code).toBe('file-truncated');
  });
});
