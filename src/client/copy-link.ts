import { toast } from "./toast.ts";

/** A link marked `copy` leads to a post; with a script it puts the address on the clipboard and says so. */
export function copyLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-script=copy]");
    // Without a clipboard (plain http) or with a modifier key it stays a link.
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      () => {
        const menu = link.closest("details");
        if (menu) menu.open = false;
        menu?.querySelector("summary")?.focus();
        toast(link.dataset.said);
      },
      () => location.assign(link.href),
    );
  });
}
