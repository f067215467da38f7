import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: LucideIcon;
  /** The button's name, also its tooltip. */
  readonly label: string;
  /** Key hint, added to the tooltip. */
  readonly hint?: string;
}

/** A square button that shows an icon and says its name. */
export function IconButton({ icon: Icon, label, hint, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`button is-plain is-icon ${className ?? ''}`}
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      {...rest}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
