/** The screens. Components show state and call actions; they run nothing themselves. */
export { App } from './App';
