/** Longest answer that is read. The largest real one (a profile with identities) is a few kilobytes. */
export const maxBodyBytes = 1024 * 1024;

/** Reads a body as UTF-8 text, giving up (and closing the connection) at {@link maxBodyBytes}. */
export async function readBoundedText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBodyBytes) {
      await reader.cancel();
      throw new RangeError(`Answer is longer than ${maxBodyBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
