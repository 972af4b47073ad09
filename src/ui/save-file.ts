/** How long the browser may take to begin with a file that it was handed. Milliseconds. */
const handover = 60_000;

/** Hands a file to the browser's downloads. Nothing is sent anywhere: its address is one of this page's own. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), handover);
}
