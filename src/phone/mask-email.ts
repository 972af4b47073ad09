/**
 * An email address for display and receipts: `a***e@example.com`. It shows the whole domain, the first character, and
 * the last one before the @ if there are four or more.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  const local = [...email.slice(0, at)];
  const first = local.length > 1 ? local[0] : '';
  const last = local.length > 3 ? local.at(-1) : '';
  return `${first}***${last}${email.slice(at)}`;
}
