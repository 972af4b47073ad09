import type { CodeTarget } from '../state/codes';
import type { World } from '../state/world';
import { expiredCode, wrongCode } from '../wire/refusals';

/**
 * Uses up a code.
 *
 * @throws {Refusal} when the code is wrong or expired; a wrong code counts as a try
 */
export function verifyCode(world: World, target: CodeTarget, typed: string): void {
  switch (world.codes.verify(target, typed, world.now(), world.options)) {
    case 'right':
      return;
    case 'wrong':
      throw wrongCode(world.options);
    case 'expired':
      throw expiredCode(world.options);
  }
}
