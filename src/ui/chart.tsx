export interface ChartBar {
  /** What it stands for: a day, or from when to when. */
  label: string;
  /** null: there is nothing to draw. */
  value: number | null;
  /** The value in words. */
  shown: string;
}

const WIDTH = 600;
const HEIGHT = 120;
const GAP_SHARE = 0.25;
/** What is not nothing can be seen. */
const LEAST = 2;

/**
 * Bars over time, drawn on the server and without script. A picture with one sentence for those who hear it; all its
 * numbers stand in the table below. `most`: the value of a bar that reaches the top.
 */
export function BarChart({
  title,
  total,
  sentence,
  bars,
  most,
  mostShown,
  table,
}: {
  title: string;
  /** All of it in one figure, in words. */
  total: string;
  sentence: string;
  bars: readonly ChartBar[];
  most: number;
  mostShown: string;
  table: { open: string; when: string };
}) {
  const step = WIDTH / bars.length;
  const first = bars[0];
  const last = bars.at(-1);
  return (
    <section className="chart">
      <h3>
        {title} <span className="total">{total}</span>
      </h3>
      <p className="scale" aria-hidden="true">
        {mostShown}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={sentence}>
        <path className="grid" d={`M0 0.5H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        {bars.map((bar, at) => (
          <Bar key={bar.label} bar={bar} at={at} step={step} most={most} />
        ))}
      </svg>
      <p className="ends" aria-hidden="true">
        <span>{first?.label}</span>
        <span>{last?.label}</span>
      </p>
      <details>
        <summary>
          {table.open}
          <span className="vh">: {title}</span>
        </summary>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{table.when}</th>
              <th scope="col" className="end">
                {title}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td className="end">{bar.shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Bar({ bar, at, step, most }: { bar: ChartBar; at: number; step: number; most: number }) {
  if (!bar.value || most <= 0) return null;
  const height = Math.max(LEAST, (HEIGHT * Math.min(bar.value, most)) / most);
  const [x, y, width] = [(at + GAP_SHARE / 2) * step, HEIGHT - height, (1 - GAP_SHARE) * step];
  return (
    <rect className="bar" x={round(x)} y={round(y)} width={round(width)} height={round(height)}>
      <title>{`${bar.label}: ${bar.shown}`}</title>
    </rect>
  );
}

const round = (number: number): number => Math.round(number * 10) / 10;
