import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

interface ActionMenuProps<Id extends string> {
  /** What the button shows. */
  readonly children: ReactNode;
  readonly label: string;
  readonly items: readonly { readonly id: Id; readonly label: string }[];
  readonly onAction: (id: Id) => void;
  readonly className?: string;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a menu of things to do. */
export function ActionMenu<Id extends string>(props: ActionMenuProps<Id>) {
  return (
    <MenuTrigger isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <Button className={`button ${props.className ?? ''}`} aria-label={props.label}>
        {props.children}
      </Button>
      <Popover className="menu">
        <Menu
          aria-label={props.label}
          onAction={(key) => {
            const item = props.items.find(({ id }) => id === key);
            if (item) props.onAction(item.id);
          }}
        >
          {props.items.map(({ id, label }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
