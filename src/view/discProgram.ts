/**
 * Draws the papers: Sigma's disc, a triangle whose corners lie outside it, but with the three corners of each paper written out instead of
 * one triangle drawn once a paper. Where there is no graphics card (a remote desktop, a virtual machine) each such instance costs as much
 * as a drawing of its own. Six numbers a corner.
 */
import { NodeCircleProgram } from 'sigma/rendering';
import type { NodeDisplayData } from 'sigma/types';
import type { DrawnEdge, DrawnNode } from './drawnGraph.ts';

type Definition = ReturnType<NodeCircleProgram['getDefinition']>;

const { ANGLE_1, ANGLE_2, ANGLE_3 } = NodeCircleProgram;

export class DiscProgram extends NodeCircleProgram<DrawnNode, DrawnEdge> {
  override getDefinition(): Definition {
    const { CONSTANT_ATTRIBUTES, ATTRIBUTES, ...rest } = super.getDefinition();
    // Sigma draws instances where it finds constants, whatever its types say.
    return {
      ...rest,
      ATTRIBUTES: [...ATTRIBUTES, ...CONSTANT_ATTRIBUTES],
    } as Partial<Definition> as Definition;
  }

  override processVisibleItem(node: number, start: number, data: NodeDisplayData): void {
    let corner = start;
    for (const angle of [ANGLE_1, ANGLE_2, ANGLE_3]) {
      super.processVisibleItem(node, corner, data);
      this.array[corner + 5] = angle;
      corner += 6;
    }
  }
}
