/** Whether a list of verification methods has one, whatever blanks surround it. */
export function isListed(method: string, methods: readonly string[]): boolean {
  return methods.some((each) => each.trim() === method.trim());
}
