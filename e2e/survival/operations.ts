import { type OperationKind, operationKinds } from '../../src/case/operation';

const exists = (kind: string): kind is OperationKind => kind in operationKinds;

/** Every operation in the extension's own list. */
export const allOperations: readonly OperationKind[] = Object.keys(operationKinds).filter(exists);

/** Those that leave at most once. */
export const effects = allOperations.filter((kind) => operationKinds[kind].effect);
