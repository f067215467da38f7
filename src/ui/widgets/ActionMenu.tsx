import type { ReactNode } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

interface Action<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/** Things to do of one kind, under its name. */
interface ActionGroup<Id extends string> {
  readonly heading: string;
  readonly items: readonly Action<Id>[];
}

interface ActionMenuProps<Id extends string> {
  /** What the button shows. */
  readonly children: ReactNode;
  readonly label: string;
  readonly items: readonly (Action<Id> | ActionGroup<Id>)[];
  readonly onAction: (id: Id) => void;
  readonly className?: string;
  /** A long menu stands beside its button, where it has the whole height of the window. */
  readonly isLong?: boolean;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a menu of things to do. */
export function ActionMenu<Id extends string>(props: ActionMenuProps<Id>) {
  const actions = props.items.flatMap((each) => ('items' in each ? each.items : [each]));
  return (
    <MenuTrigger isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <Button className={`button ${props.className ?? ''}`} aria-label={props.label}>
        {props.children}
      </Button>
      <Popover className="menu" placement={props.isLong ? 'left top' : 'bottom start'}>
        <Menu
          aria-label={props.label}
          onAction={(key) => {
            const action = actions.find(({ id }) => id === key);
            if (action) props.onAction(action.id);
          }}
        >
          {props.items.map((each) =>
            'items' in each ? (
              <MenuSection key={each.heading} className="menu-group">
                <Header className="menu-heading">{each.heading}</Header>
                {each.items.map(itemOf)}
              </MenuSection>
            ) : (
              itemOf(each)
            ),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const itemOf = ({ id, label }: Action<string>) => (
  <MenuItem key={id} id={id} className="menu-item">
    {label}
  </MenuItem>
);
