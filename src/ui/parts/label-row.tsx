import type { ComponentChildren } from 'preact';

interface LabelRowProps {
  id: string;
  label: ComponentChildren;
  beside: ComponentChildren;
}

/** A field's label, and small buttons on the same line. */
export function LabelRow({ id, label, beside }: LabelRowProps) {
  if (beside == null || beside === false) return <label for={id}>{label}</label>;
  return (
    <div class="label-row">
      <label for={id}>{label}</label>
      <span class="label-buttons">{beside}</span>
    </div>
  );
}
