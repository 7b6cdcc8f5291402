/** Rows of tabs that are wider than the screen begin where one is. */
export function showCurrentTabs(): void {
  for (const tabs of document.querySelectorAll<HTMLElement>(".tabs")) {
    const current = tabs.querySelector<HTMLElement>("[aria-current]");
    if (!current || tabs.scrollWidth <= tabs.clientWidth) continue;
    const from = current.getBoundingClientRect().left - tabs.getBoundingClientRect().left;
    tabs.scrollLeft += from - (tabs.clientWidth - current.offsetWidth) / 2;
  }
}
