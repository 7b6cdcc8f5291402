/** Code and tables that are wider than the page scroll in their own frame: the keyboard must get there (WCAG 2.1.1). */
export function reachScrollers(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".body :is(pre, table)")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}
