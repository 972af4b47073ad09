/**
 * A save for which the browser was asked for access. If it is refused, the access is given back, however late the browser's
 * prompt is answered.
 */
export async function orGiveBack<T>(
  saving: Promise<T>,
  access: Promise<boolean>,
  giveBack: () => Promise<unknown>,
): Promise<T> {
  try {
    return await saving;
  } catch (error) {
    access.then((granted) => (granted ? giveBack() : undefined)).catch(() => undefined);
    throw error;
  }
}
