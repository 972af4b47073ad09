import * as v from 'valibot';
import { fileBudget, ordinaryBudget, withinBudget } from './payload-size';
import {
  type Handlers,
  type MessageRefusal,
  type Method,
  type Refusal,
  requests,
} from './protocol';
import type { Sender } from './sender';
import { takenWhileLocked } from './while-locked';

export interface ServerOptions {
  /** The handlers of the current world: real or practice. */
  readonly handlers: () => Promise<Handlers>;
  /** Whether the sender is a page of this extension. */
  readonly trusts: (sender: Sender) => boolean;
  /** Called for each message that was rejected before its handler. */
  readonly refused: (why: MessageRefusal) => void;
  /** Whether the vault of that world is open. */
  readonly isOpen: () => Promise<boolean>;
  /** Called for each accepted message, once its handler has started. */
  readonly taken: (method: Method) => void;
  /** Called with what a handler threw. That is a bug, since handlers return refusals. */
  readonly defect: (error: unknown) => void;
}

export type AnyReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

const messageSchema = v.object({ method: v.string(), params: v.unknown() });

/** Methods that carry a file. */
const withFile: ReadonlySet<string> = new Set<Method>(['pack.open', 'pack.import']);

/** Answers one message. Always replies and never rejects, whatever the message and sender. */
export function createServer(options: ServerOptions) {
  function refuse(code: Exclude<MessageRefusal, 'external'>): AnyReply {
    options.refused(code);
    return { ok: false, refusal: { code } };
  }

  async function dispatch<M extends Method>(method: M, params: unknown): Promise<AnyReply> {
    const parsed = v.safeParse(requests[method], params);
    if (!parsed.success) return refuse('request-malformed');
    if (!takenWhileLocked(method) && !(await options.isOpen())) {
      return { ok: false, refusal: { code: 'vault-locked' } };
    }
    const replying = (await options.handlers())[method](parsed.output);
    // The handler has started; it does not wait for this.
    options.taken(method);
    return replying;
  }

  return async (message: unknown, sender: Sender): Promise<AnyReply> => {
    if (!options.trusts(sender)) return refuse('sender-refused');
    // First of all, so that the message's size cannot cost anything.
    if (!withinBudget(message, fileBudget)) return refuse('request-oversized');
    const parsed = v.safeParse(messageSchema, message);
    if (!parsed.success) return refuse('request-malformed');
    const { method, params } = parsed.output;
    if (!isMethod(method)) return refuse('request-unknown');
    if (!withFile.has(method) && !withinBudget(message, ordinaryBudget)) {
      return refuse('request-oversized');
    }
    try {
      return await dispatch(method, params);
    } catch (error) {
      options.defect(error);
      return { ok: false, refusal: { code: 'internal' } };
    }
  };
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(requests, name);
}
