import { isReferenceOpen, showReference } from '#actions';
import type { ContentItem, ImageReference } from '#domain';
import { formatPatientName } from '#domain';
import { formatDate, type Translator } from '#i18n';
import { Image as ImageIcon } from 'lucide-react';
import { useTranslator } from '../useTranslator';

/** A report's tree as text: containers by their headings, the rest as name and value. */
export function ReportTree({ root }: { readonly root: ContentItem }) {
  return (
    <div className="report-tree">
      <Items items={root.children} depth={0} />
    </div>
  );
}

function Items({
  items,
  depth,
}: {
  readonly items: readonly ContentItem[];
  readonly depth: number;
}) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index} data-type={item.valueType}>
          <Line item={item} depth={depth} />
          <Items items={item.children} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}

function Line({ item, depth }: { readonly item: ContentItem; readonly depth: number }) {
  const t = useTranslator();
  const name = item.name?.meaning || item.name?.value || '';
  if (item.valueType === 'CONTAINER') {
    const Heading = depth === 0 ? 'h3' : 'h4';
    return name === '' ? null : <Heading>{name}</Heading>;
  }
  const value = sayValue(t, item);
  return (
    <p>
      {name !== '' && <span className="report-name">{name}</span>}
      {value !== '' && <span className="report-value">{value}</span>}
      {item.reference && <Reference reference={item.reference} />}
    </p>
  );
}

function sayValue(t: Translator, item: ContentItem): string {
  const { valueType, text, code, unit } = item;
  switch (valueType) {
    case 'CODE':
      return code === null ? '' : code.meaning || code.value;
    case 'NUM': {
      if (text === '') return t('objects.report.noValue');
      const written = unit === null || unit.value === '1' ? '' : unit.value || unit.meaning;
      return written === '' ? text : `${text} ${written}`;
    }
    case 'PNAME':
      return formatPatientName(text, t.locale);
    case 'DATE':
      return formatDate(text);
    case 'TIME':
      return formatTime(text);
    case 'DATETIME':
      return `${formatDate(text.slice(0, 8))} ${formatTime(text.slice(8))}`.trim();
    case 'SCOORD':
    case 'SCOORD3D':
      return item.graphic || item.graphicInPatient
        ? t('objects.report.region')
        : t('objects.report.noRegion');
    case 'TEXT':
    case 'UIDREF':
      return text;
    case 'IMAGE':
      return item.segment === null ? '' : t('objects.part', { number: item.segment });
    default:
      return item.reference ? '' : t('objects.report.other', { type: valueType });
  }
}

/** `HHMMSS.FFFFFF&ZZXX` as hours and minutes. */
const formatTime = (time: string) => time.replace(/^(\d\d)(\d\d).*$/, '$1:$2');

function Reference({ reference }: { readonly reference: ImageReference }) {
  const t = useTranslator();
  if (!isReferenceOpen(reference)) {
    return <span className="quiet">{t('objects.report.notOpen')}</span>;
  }
  const [frame] = reference.frames;
  return (
    <button type="button" className="button" onClick={() => showReference(reference)}>
      <ImageIcon size={14} aria-hidden="true" />
      {frame === undefined
        ? t('objects.report.showImage')
        : t('objects.report.showFrame', { number: frame })}
    </button>
  );
}
