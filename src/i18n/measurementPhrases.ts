import type { Extent2D, Language, Measurement, MeasurementKind, ScaleSource } from '#domain';

type PerLanguage<Value> = Readonly<Record<Language, Value>>;

const unitNames = { mm: 'mm', px: 'px', mm2: 'mm²', px2: 'px²' } as const;

/** A length or area with its unit, as precise as a hand measures. */
export function writeExtent({ value, unit }: Extent2D): string {
  return `${value >= 1000 ? Math.round(value) : value.toFixed(1)} ${unitNames[unit]}`;
}

/** Modality values range from fractions of optical density to becquerels by the million. */
export function writeValue(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 10_000) return String(Math.round(value));
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

type StatedKind = Exclude<MeasurementKind, 'arrow'>;

const names: PerLanguage<Readonly<Record<StatedKind, string>>> = {
  en: {
    length: 'Length',
    angle: 'Angle',
    cobb: 'Cobb angle',
    ellipse: 'Ellipse',
    rectangle: 'Rectangle',
    probe: 'Value at a point',
    'cardiothoracic-ratio': 'Cardiothoracic ratio',
  },
  ja: {
    length: '長さ',
    angle: '角度',
    cobb: 'コブ角',
    ellipse: '楕円内',
    rectangle: '矩形内',
    probe: '点の値',
    'cardiothoracic-ratio': '心胸郭比',
  },
  zh: {
    length: '长度',
    angle: '角度',
    cobb: 'Cobb角',
    ellipse: '椭圆内',
    rectangle: '矩形内',
    probe: '点的数值',
    'cardiothoracic-ratio': '心胸比',
  },
};

/** Only what a number must not be read without: millimetres that are not the patient's, or none at all. */
const notes: PerLanguage<Readonly<Partial<Record<ScaleSource, string>>>> = {
  en: { detector: 'at the detector', none: 'pixels of the image' },
  ja: { detector: '検出器面', none: '画像の画素' },
  zh: { detector: '探测器平面', none: '图像像素' },
};

const means: PerLanguage<(mean: string, sd: string, area: string) => string> = {
  en: (mean, sd, area) => `mean ${mean} ± ${sd}, area ${area}`,
  ja: (mean, sd, area) => `平均 ${mean} ± ${sd}、面積 ${area}`,
  zh: (mean, sd, area) => `平均值 ${mean} ± ${sd}，面积 ${area}`,
};

/** A measurement as a sentence of the report; empty where there is nothing to state, as of an arrow. */
export function measurementSentence(
  language: Language,
  { name, shape, result, scaleSource }: Measurement,
): string {
  if (shape.kind === 'arrow') return '';
  const stated = stateResult(language, result);
  if (stated === '') return '';
  const isScaled = !['angle', 'cobb', 'probe', 'cardiothoracic-ratio'].includes(result.kind);
  const note = isScaled ? notes[language][scaleSource] : undefined;
  const called = name === '' ? names[language][shape.kind] : name;
  if (language === 'en') return `${called}: ${stated}${note ? ` (${note})` : ''}.`;
  return `${called}：${stated}${note ? `（${note}）` : ''}。`;
}

function stateResult(language: Language, result: Measurement['result']): string {
  switch (result.kind) {
    case 'length':
      return writeExtent(result.length);
    case 'angle':
    case 'cobb':
      return `${result.degrees.toFixed(1)}°`;
    case 'cardiothoracic-ratio':
      return result.ratio.toFixed(2);
    case 'probe':
      return typeof result.value === 'string'
        ? ''
        : `${writeValue(result.value)} ${result.valueUnit}`.trim();
    case 'ellipse':
    case 'rectangle': {
      const { values, area, valueUnit } = result;
      if (typeof values === 'string') return writeExtent(area);
      const sd = `${writeValue(values.standardDeviation)} ${valueUnit}`.trim();
      return means[language](writeValue(values.mean), sd, writeExtent(area));
    }
    case 'arrow':
      return '';
  }
}
