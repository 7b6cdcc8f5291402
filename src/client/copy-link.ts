import { toast } from "./toast.ts";

/** A link marked `copy` leads to a post; with a script it puts the address on the clipboard and says so. */
export function copyLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-script=copy]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void copied(link.href).then((done) => {
      if (!done) return location.assign(link.href);
      const menu = link.closest("details");
      if (menu) menu.open = false;
      menu?.querySelector("summary")?.focus();
      toast(link.dataset.said);
    });
  });
}

/** Whether it could be put on the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** The old way, for plain http and where the new one is denied. */
function copiedBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "vh";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
