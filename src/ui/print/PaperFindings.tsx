import type { Paper } from '#actions';

/** What came from the model, what from the reader, and what the reader decided. */
export function PaperFindings({ paper: { rows, words } }: { readonly paper: Paper }) {
  if (rows.length === 0) return null;
  return (
    <section className="paper-section">
      <table className="paper-findings">
        <caption>{words.findings}</caption>
        <thead>
          <tr>
            <th scope="col" aria-label="№" />
            <th scope="col">{words.finding}</th>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.decision}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ trackingUID, number, finding, source, decision }) => (
            <tr key={trackingUID}>
              <td>{number !== null && <b className="paper-mark">{number}</b>}</td>
              <td>{finding}</td>
              <td>{source}</td>
              <td>{decision}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
