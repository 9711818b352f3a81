-- Facts whose values were deleted when their time was over: the row says that there was one, and which.
alter table observation add column erased text[];
