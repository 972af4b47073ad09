/**
 * An email address for eyes and receipts: `a***e@example.com`. The domain shows in full; of the part before it the
 * first character, and the last one when there are four or more.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  const local = [...email.slice(0, at)];
  const first = local.length > 1 ? local[0] : '';
  const last = local.length > 3 ? local.at(-1) : '';
  return `${first}***${last}${email.slice(at)}`;
}
