import type { PaperRegion } from '#actions';
import { drawContourPath, regionColor, type EdgeLetters } from '#viewer';
import { colorIndexOf } from '../useOverlays';
import type { DrawnImage } from './drawImage';
import { partsOf, placeNumbers } from './placeNumbers';

interface PaperImageProps {
  readonly drawn: DrawnImage;
  /** Of the drawing as a picture. */
  readonly url: string;
  readonly regions: readonly PaperRegion[];
  readonly label: string;
}

/** The image with the outlines of its findings, their numbers, and the letters of its sides. */
export function PaperImage({ drawn, url, regions, label }: PaperImageProps) {
  const { width, height } = drawn.canvas;
  const fontSize = Math.max(width, height) / 30;
  const stroke = Math.max(width, height) / 300;
  return (
    <div className="paper-image">
      <img src={url} alt={label} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {regions.map((region) => (
          <Outline key={region.number} region={region} drawn={drawn} stroke={stroke} />
        ))}
        <Numbers regions={regions} drawn={drawn} fontSize={fontSize} />
        {drawn.letters && (
          <Letters letters={drawn.letters} width={width} height={height} fontSize={fontSize} />
        )}
      </svg>
    </div>
  );
}

interface OutlineProps {
  readonly region: PaperRegion;
  readonly drawn: DrawnImage;
  readonly stroke: number;
}

/** Over a dark edge, as on the screen; dashed where it is undetermined. */
function Outline({ region: { region, finding, presence }, drawn, stroke }: OutlineProps) {
  const path = drawContourPath(region.mask);
  const [a, b] = drawn.canvasFromImage;
  // Widths are in pixels of the image, which the matrix scales with all else.
  const thickness = stroke / Math.hypot(a, b);
  const dashes = presence === 'undetermined' ? [4 * thickness, 3 * thickness].join(' ') : undefined;
  return (
    <g
      className="paper-outline"
      transform={`matrix(${drawn.canvasFromImage.join(' ')})`}
      fill="none"
      strokeLinejoin="round"
    >
      <path d={path} stroke="#000" strokeOpacity={0.6} strokeWidth={thickness * 2} />
      <path
        d={path}
        stroke={regionColor(colorIndexOf(finding))}
        strokeWidth={thickness}
        strokeDasharray={dashes}
      />
    </g>
  );
}

interface NumbersProps extends Pick<PaperImageProps, 'drawn' | 'regions'> {
  readonly fontSize: number;
}

/** Ringed in the colour of their outline. */
function Numbers({ regions, drawn, fontSize }: NumbersProps) {
  const { canvas, canvasFromImage } = drawn;
  const radius = fontSize * 0.75;
  const parts = regions.flatMap(({ number, region }) =>
    partsOf(number, region.mask, canvasFromImage),
  );
  return placeNumbers(parts, canvas, radius).map(({ number, x, y }) => {
    const region = regions.find((each) => each.number === number);
    const color = region && regionColor(colorIndexOf(region.finding));
    return (
      <g key={`${number} ${x} ${y}`}>
        <circle cx={x} cy={y} r={radius * 1.3} fill="#000" />
        <circle cx={x} cy={y} r={radius * 1.22} fill={color} />
        <circle cx={x} cy={y} r={radius} fill="#fff" />
        <text x={x} y={y} fontSize={fontSize} className="paper-number">
          {number}
        </text>
      </g>
    );
  });
}

interface LettersProps {
  readonly letters: EdgeLetters;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

function Letters({ letters, width, height, fontSize }: LettersProps) {
  const away = fontSize * 0.8;
  const places = [
    { letter: letters.left, x: away, y: height / 2 },
    { letter: letters.right, x: width - away, y: height / 2 },
    { letter: letters.top, x: width / 2, y: away },
    { letter: letters.bottom, x: width / 2, y: height - away },
  ];
  return places.map(({ letter, x, y }) => (
    <text
      key={`${x} ${y}`}
      x={x}
      y={y}
      fontSize={fontSize}
      strokeWidth={fontSize / 6}
      className="paper-letter"
    >
      {letter}
    </text>
  ));
}
