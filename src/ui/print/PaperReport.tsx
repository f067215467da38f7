import type { Paper, PaperSection } from '#actions';
import type { DrawnImage } from './drawImage';
import { PaperFindings } from './PaperFindings';
import { PaperImage } from './PaperImage';
import './paper.css';

/** A number never begins a line: there it would seem to belong to the sentence after it. */
const wordJoiner = '\u2060';

interface PaperReportProps {
  readonly paper: Paper;
  /** Null where the pixels are not at hand. */
  readonly picture: { readonly drawn: DrawnImage; readonly url: string } | null;
}

/**
 * The report for paper. All of it is the body of a table, whose head and foot the browser repeats on every page: each page
 * says whose it is, and whether anybody has signed it.
 */
export function PaperReport({ paper, picture }: PaperReportProps) {
  const { words, language, sections } = paper;
  return (
    <table className="paper-sheet" lang={language} role="presentation">
      <thead>
        <tr>
          <td>
            <div className="paper-head">
              <span>{paper.owner}</span>
              <strong className="paper-seal" data-signed={paper.isSigned}>
                {paper.seal}
              </strong>
            </div>
          </td>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td>
            <div className="paper-foot">{words.researchUse}</div>
          </td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>
            <h1>{paper.title}</h1>
            <dl className="paper-facts">
              {paper.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {picture && (
              <figure className="paper-figure">
                <PaperImage {...picture} regions={paper.regions} label={words.image} />
                <figcaption>
                  {paper.regions.length > 0 ? words.outlines : words.noOutlines}
                  {paper.hasUndecidedRegions && ` ${words.undecidedOutlines}`}
                  {picture.drawn.letters === null && ` ${words.sideUnknown}`}
                </figcaption>
              </figure>
            )}
            {sections ? (
              sections.map((section) => <Section key={section.id} section={section} />)
            ) : (
              <p className="paper-text">{paper.text}</p>
            )}
            <p className="paper-signature">{paper.seal}</p>
            {paper.addenda.map(({ heading, text }) => (
              <section key={heading} className="paper-section">
                <h2>{heading}</h2>
                <p className="paper-text">{text}</p>
              </section>
            ))}
            <PaperFindings paper={paper} />
            <ul className="paper-notes">
              {paper.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Section({ section: { id, title, runs } }: { readonly section: PaperSection }) {
  return (
    <section className="paper-section" data-section={id}>
      <h2>{title}</h2>
      <p className="paper-text">
        {runs.map(({ text, number }, at) => (
          <span key={at}>
            {text}
            {number !== null && (
              <>
                {wordJoiner}
                <b className="paper-mark">{number}</b>
              </>
            )}
          </span>
        ))}
      </p>
    </section>
  );
}
