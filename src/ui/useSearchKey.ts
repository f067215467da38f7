import { useEffect } from 'react';

/** `/` goes to the search field, as in most lists; while one types it is a letter. */
export function useSearchKey(): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest('input, textarea, select, [role="dialog"], [role="alertdialog"]')) return;
      const field = document.getElementById('worklist-search');
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}
