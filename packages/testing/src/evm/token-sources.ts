import type { TokenStandard } from './token-standard.js';

const trade = `
  uint256 public immutable price;
  address public immutable owner = msg.sender;
  function mint(address to, uint256 id, uint256 amount) external { require(msg.sender == owner, "Not the owner"); give(to, id, amount); }
  function burn(address from, uint256 id, uint256 amount) external { require(msg.sender == owner, "Not the owner"); take(from, id, amount); }
  function buy(uint256 id, uint256 amount) external payable { require(msg.value == price * amount, "Not the price"); give(msg.sender, id, amount); }
`;

/** A token that is minted and burnt by who deployed it, and bought by anybody for its price. */
export const tokenSources: Readonly<Record<TokenStandard, string>> = {
  erc1155: `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
contract AccessToken is ERC1155 {${trade}
  constructor(uint256 price_) ERC1155("") { price = price_; }
  function give(address to, uint256 id, uint256 amount) private { _mint(to, id, amount, ""); }
  function take(address from, uint256 id, uint256 amount) private { _burn(from, id, amount); }
}`,
  erc6909: `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;
import {ERC6909} from "@openzeppelin/contracts/token/ERC6909/ERC6909.sol";
contract AccessToken is ERC6909 {${trade}
  constructor(uint256 price_) { price = price_; }
  function give(address to, uint256 id, uint256 amount) private { _mint(to, id, amount); }
  function take(address from, uint256 id, uint256 amount) private { _burn(from, id, amount); }
}`,
};
