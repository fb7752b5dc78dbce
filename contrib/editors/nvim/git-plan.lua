-- Neovim 0.11 or later: put this file in ~/.config/nvim/plugin/, and start Neovim at
-- the root of the plan's repository. The schemas come from write-schemas.
local files = {
  plan = 'plan/plan.yaml',
  lexicon = 'plan/lexicon.yaml',
  axis = 'plan/axes/*.yaml',
  action = 'plan/actions/**/*.yaml',
  committee = 'plan/committees/*.yaml',
  group = 'plan/groups/*.yaml',
  organization = 'plan/organizations/*.yaml',
  post = 'plan/posts/*.yaml',
  person = 'plan/people/*.yaml',
  meeting = 'plan/meetings/*.yaml',
}

local schemas = {}
for kind, pattern in pairs(files) do
  schemas['.git/plan-schemas/' .. kind .. '.json'] = pattern
end

vim.lsp.config('yamlls', {
  cmd = { 'yaml-language-server', '--stdio' },
  filetypes = { 'yaml' },
  root_markers = { '.git' },
  settings = { yaml = { schemas = schemas } },
})
vim.lsp.enable('yamlls')
