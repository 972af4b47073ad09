import { usePorts } from '../ports-context';
import { type FieldProblem, fieldProblemText } from '../text/field-problem-text';

interface FieldErrorProps {
  field: string;
  problem: FieldProblem;
  /** What the problem's text names. */
  about?: string | undefined;
}

/** Replaces the hint, so that the fields below do not move. */
export function FieldError({ field, problem, about = '' }: FieldErrorProps) {
  const { t } = usePorts();
  return (
    <div
      role="alert"
      class="field-error"
      data-testid="error"
      data-code={problem}
      data-field={field}
    >
      {t(fieldProblemText[problem], about)}
    </div>
  );
}
