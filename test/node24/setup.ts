import { installNode24 } from './program.mjs';

/** Makes sure of the Node that the tests run on. */
export default installNode24;
