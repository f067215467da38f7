import { describe, expect, it } from 'vitest';
import {
  aPdf,
  buildDocument,
  buildPresentation,
  buildStructures,
  radiographUid,
} from '../../builders/studyObjects';
import { openBytes } from '../opened';
import { readAs, readObjectIn } from './read';

describe('radiotherapy structures', () => {
  const square = [0, 0, 5, 10, 0, 5, 10, 10, 5, 0, 10, 5];

  it('have names, colours and outlines in the patient', async () => {
    const { structures, lostContours } = await readAs(
      'structures',
      buildStructures('1.9', [
        {
          number: 3,
          name: 'GTV',
          color: [255, 0, 10],
          contours: [{ points: square, uid: '1.2.1' }],
        },
        { number: 4, name: 'Iso', contours: [{ points: [1, 2, 3], type: 'POINT' }] },
        { number: 5, name: 'Empty', contours: [] },
      ]),
    );
    expect(structures).toMatchObject([
      { name: 'GTV', color: [255, 0, 10], FrameOfReferenceUID: '1.9' },
      { name: 'Iso', color: null, contours: [{ shape: 'point', points: [[1, 2, 3]] }] },
      { name: 'Empty', contours: [] },
    ]);
    expect(structures[0]?.contours[0]).toEqual({
      shape: 'closed',
      points: [
        [0, 0, 5],
        [10, 0, 5],
        [10, 10, 5],
        [0, 10, 5],
      ],
      references: [{ SOPInstanceUID: '1.2.1', frames: [] }],
    });
    expect(lostContours).toBe(0);
  });

  it('tell how many outlines are broken, and are a problem where there is none at all', async () => {
    const broken = buildStructures('1.9', [
      { number: 3, name: 'GTV', contours: [{ points: square.slice(0, 7) }, { points: square }] },
    ]);
    expect((await readAs('structures', broken)).lostContours).toBe(1);
    await expect(readObjectIn(buildStructures('1.9', []))).rejects.toMatchObject({
      code: 'object-empty',
    });
  });
});

describe('a presentation state', () => {
  it('says window, area, turn, shutter, graphics and words', async () => {
    const content = await readAs(
      'presentation',
      buildPresentation(radiographUid, {
        '00283110 SQ': [{ '00281050 DS': '100', '00281051 DS': '50' }],
        '00700041 CS': 'Y',
        '00700042 US': 90,
        '0070005a SQ': [{ '00700052 SL': [1, 11], '00700053 SL': [100, 80] }],
        '00181600 CS': 'RECTANGULAR\\CIRCULAR',
        '00181602 IS': 10,
        '00181604 IS': 90,
        '00181606 IS': 5,
        '00181608 IS': 75,
        '00181610 IS': '40\\50',
        '00181612 IS': 30,
        '00700001 SQ': [
          {
            '00700008 SQ': [
              {
                '00700003 CS': 'DISPLAY',
                '00700006 ST': 'here',
                '00700010 FL': [0.5, 0.25],
                '00700011 FL': [0.25, 0.5],
              },
            ],
            '00700009 SQ': [
              { '00700005 CS': 'PIXEL', '00700022 FL': [1, 2, 3, 4], '00700023 CS': 'POLYLINE' },
              { '00700005 CS': 'MATRIX', '00700022 FL': [1, 2, 3, 4], '00700023 CS': 'POLYLINE' },
            ],
          },
        ],
      }),
    );
    expect(content).toMatchObject({
      references: [{ SOPInstanceUID: radiographUid }],
      windows: [{ window: { center: 100, width: 50 } }],
      areas: [{ topLeft: { x: 0, y: 10 }, bottomRight: { x: 100, y: 80 } }],
      // The standard turns by 90 and mirrors then: mirrored first, it is turned the other way.
      rotation: 270,
      isMirrored: true,
      isInverted: false,
      shutters: [
        { shape: 'box', left: 10, right: 89, top: 5, bottom: 74 },
        { shape: 'circle', center: { x: 49.5, y: 39.5 }, radius: 30 },
      ],
      graphics: [{ shape: 'line', units: 'pixel' }],
      texts: [{ text: 'here', units: 'display', at: { x: 0.25, y: 0.25 }, anchor: null }],
    });
  });

  it('that says next to nothing changes nothing', async () => {
    const content = await readAs('presentation', buildPresentation('1.2.3', { '20500020 CS': '' }));
    expect(content).toMatchObject({
      windows: [],
      areas: [],
      graphics: [],
      texts: [],
      shutters: [],
      rotation: 0,
      isMirrored: false,
      isInverted: null,
    });
  });
});

describe('an encapsulated document', () => {
  it('comes out byte for byte, without the byte that made it even', async () => {
    for (const words of ['odd', 'even']) {
      const pdf = aPdf(words);
      const { bytes, mimeType, title } = await readAs('document', buildDocument(pdf));
      expect(bytes).toEqual(pdf);
      expect([mimeType, title]).toEqual(['application/pdf', 'Referral letter']);
    }
  });

  it('without content is a clear problem', async () => {
    await expect(readObjectIn(buildDocument(new Uint8Array(0)))).rejects.toMatchObject({
      code: 'object-empty',
    });
  });

  it('makes a study of its own where no image came with it', async () => {
    const { studies, rejected } = await openBytes({ 'a.dcm': buildDocument(aPdf('x')) });
    expect(rejected).toEqual([]);
    expect(studies).toMatchObject([{ series: [], objects: [{ title: 'Referral letter' }] }]);
  });
});
