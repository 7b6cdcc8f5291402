import { Icon } from "./icon.tsx";

/** Words to look for, from every page. A phone has room for the way to the search page alone. */
export function HeaderSearch({
  label,
  submit,
  quick,
}: {
  label: string;
  submit: string;
  /** For the dialog that the script opens. */
  quick: { title: string; slash: string; none: string };
}) {
  return (
    <search className="top-search" data-quick="" data-words={JSON.stringify(quick)}>
      <form action="/search" method="get">
        <label className="vh" htmlFor="top-q">
          {label}
        </label>
        <Icon name="search" />
        <input className="control" id="top-q" name="q" type="search" placeholder={label} autoComplete="off" />
        <button className="vh" type="submit">
          {submit}
        </button>
      </form>
      <a className="btn quiet" href="/search">
        <Icon name="search" />
        <span className="vh">{submit}</span>
      </a>
    </search>
  );
}
