export const isNeeded: boolean;
export const node24: string;
export function installNode24(): void;
