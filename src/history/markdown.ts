/** As a code span: what is in it is not read as Markdown. */
export function code(text: string): string {
  return `\`${text.replace(/[`\s\p{Cc}]+/gu, ' ')}\``;
}

/** Text that people made up, on one line and with nothing in it that Markdown would act on. */
export function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\`*_[\]<>#|~!@&:/$]/g, '\\$&')
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`);
}
