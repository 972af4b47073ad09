/** Inserts a text as the browser's own paste would have done. */
export function insert(field: HTMLInputElement | null, text: string): void {
  if (field === null || field.readOnly || field.disabled) return;
  const { selectionStart: from, selectionEnd: to, value } = field;
  field.setRangeText(
    text.replace(/[\r\n]+/g, ' '),
    from ?? value.length,
    to ?? value.length,
    'end',
  );
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
