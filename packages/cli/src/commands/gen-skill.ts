import { generateSkill } from '../generate/generate-skill.js';
import { defineGenerateCommand } from './define-generate-command.js';

export const genSkill = defineGenerateCommand({
  kind: 'skill',
  summary: 'Write a SKILL.md by which an agent calls the tools of a service with nanda.',
  takesOne: true,
  examples: [
    {
      line: 'gen skill coffee --output .claude/skills/nanda-coffee/SKILL.md',
      does: 'for a project',
    },
    { line: "gen skill github --tools 'get_*,list_*'", does: 'fewer tools, fewer tokens' },
  ],
  notes: ['Read it before you give it to an agent. The name of its folder is the name at its top.'],
  generate: generateSkill,
});
