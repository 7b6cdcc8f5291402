/** A browser offers only whole values: after a comma the offer goes on with what stands before it. */
export function offerTags(): void {
  const field = document.querySelector<HTMLInputElement>("input[list=known-tags]");
  const options = [...(field?.list?.options ?? [])].map((option) => ({ option, name: option.value }));
  field?.addEventListener("input", () => {
    const before = /^.*,\s*/.exec(field.value)?.[0] ?? "";
    for (const { option, name } of options) option.value = before + name;
  });
}
