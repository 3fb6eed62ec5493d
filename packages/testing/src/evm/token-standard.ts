/** What a token contract is: both have `balanceOf(address,uint256)`. */
export type TokenStandard = 'erc1155' | 'erc6909';
