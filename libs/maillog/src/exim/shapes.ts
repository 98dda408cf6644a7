import type { Dismissed } from '../events';

/** Lines that begin with these words; behind `…` words that the rest of the line has to hold. */
export type Shapes = readonly (readonly [Dismissed, string])[];

export interface Shape {
  readonly name: string;
  readonly begins: string;
  readonly holds: string;
  readonly becomes: Dismissed;
}

/** Finds the shape of a line by its first character, then in the order of the list. */
export class ShapeIndex {
  private readonly byFirst: (readonly Shape[])[] = [];

  constructor(shapes: Shapes) {
    for (const [becomes, name] of shapes) {
      const [begins = '', holds = ''] = name.split('…');
      const first = begins === '' ? ANY : begins.charCodeAt(0);
      this.byFirst[first] = [...(this.byFirst[first] ?? []), { name, begins, holds, becomes }];
    }
  }

  find(text: string, from: number): Shape | null {
    const shapes = this.byFirst[text.charCodeAt(from)] ?? this.byFirst[ANY];
    if (shapes === undefined) return null;
    for (const shape of shapes) {
      if (!text.startsWith(shape.begins, from)) continue;
      if (shape.holds === '' || text.includes(shape.holds, from + shape.begins.length))
        return shape;
    }
    return null;
  }
}

/** No character has this code in a text of one character per byte. */
const ANY = 256;
