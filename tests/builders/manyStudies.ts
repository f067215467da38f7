import { buildRadiograph } from './radiograph';

const familyNames = ['Sato', 'Suzuki', 'Takahashi', 'Tanaka', 'Ito', 'Watanabe', 'Yamamoto'];
const modalities = ['DX', 'CR', 'CT', 'MR', 'US'];

/** As many studies of one small image each, of as many patients, over some three years. */
export function manyStudies(count: number): { name: string; bytes: Uint8Array }[] {
  return Array.from({ length: count }, (_, index) => {
    const root = `1.2.826.0.1.3680043.10.77.${index + 1}`;
    const day = new Date(Date.UTC(2024, 0, 1 + ((index * 7) % 1000)));
    return {
      name: `study-${String(index).padStart(4, '0')}.dcm`,
      bytes: buildRadiograph({
        columns: 64,
        rows: 64,
        attributes: {
          '00080018 UI': `${root}.3`,
          '00080020 DA': day.toISOString().slice(0, 10).replaceAll('-', ''),
          '00080030 TM': `${String(index % 24).padStart(2, '0')}1500`,
          '00080060 CS': modalities[index % modalities.length] ?? 'DX',
          '00081030 LO': `Chest ${index % 9}`,
          '00100010 PN': `${familyNames[index % familyNames.length]}^Patient ${index}`,
          '00100020 LO': `P${String(index).padStart(5, '0')}`,
          '0020000d UI': `${root}.1`,
          '0020000e UI': `${root}.2`,
        },
      }),
    };
  });
}
